"""What the questions share: the account as one graph under rules, and each concept once: access, decisions, stance, stakeholders."""

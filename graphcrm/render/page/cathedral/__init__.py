"""The account as a building: who decides, who carries, on whom it hangs."""

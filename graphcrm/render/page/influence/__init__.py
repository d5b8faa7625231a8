"""The network of everybody: who sways, reports to, knows or opposes whom, each in a place that is worked out beforehand."""

"""The web application: what people write, and pages over stored values."""

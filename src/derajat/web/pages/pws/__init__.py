"""Local area monitoring (PWS) of maternal and child health, immunisation, nutrition."""

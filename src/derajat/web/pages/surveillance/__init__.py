"""Early warning (kewaspadaan): diseases by week, units by week, one signal."""

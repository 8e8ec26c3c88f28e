"""The steps and questions as Ibis expressions: one text for every SQL engine.

Tables are unbound: an engine gives them their place by name. Nothing here runs.
"""

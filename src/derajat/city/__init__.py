"""An invented city that knows its own truth. Nobody in it exists."""

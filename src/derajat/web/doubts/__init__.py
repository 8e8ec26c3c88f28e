"""Questions about numbers: asked at an explanation, answered by the owner."""

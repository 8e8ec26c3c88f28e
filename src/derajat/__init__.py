"""Derajat: from the vision of a health office to the village and back."""

"""Tests of the engines; a package, so that none of its folders hides a library."""

"""Recipes that train the shipped pipelines; one package a pipeline."""

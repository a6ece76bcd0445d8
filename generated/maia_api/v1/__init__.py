"""A client library for accessing Maia Public REST API"""

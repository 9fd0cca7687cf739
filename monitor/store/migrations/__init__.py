"""Alembic's revisions. schema.py runs them when a database is opened; REVISIONS there names them all."""

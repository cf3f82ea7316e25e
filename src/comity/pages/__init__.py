"""Dossiers and briefs as a person reads them: on the terminal, as Markdown, as one page of HTML.

Each module offers `dossier(reading)` and `brief(brief)`.
"""

"""dragoman reads diplomatic news as it really arrives and keeps a record in which every field leads back to its words."""

__version__ = "0.1.0"

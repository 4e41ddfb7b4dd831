"""Shipped profiles of the 新旧対照表, one TOML file each."""

"""Treatments and price tables, one module each."""

from .price_table import Price, PriceTable
from .treatment import Treatment

__all__ = ["Price", "PriceTable", "Treatment"]

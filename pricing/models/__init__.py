"""Treatments, price tables and the pages that show them, one module each."""

from .price_table import Price, PriceTable
from .pricing_index_page import PricingIndexPage
from .pricing_page import PricingPage
from .treatment import Treatment

__all__ = ["Price", "PriceTable", "PricingIndexPage", "PricingPage", "Treatment"]

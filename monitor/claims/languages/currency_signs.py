"""Currency signs and codes, the same in every language. Tables only."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["CODES", "CODES_FOR_SIGNS", "SIGNS"]

SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "￥": "JPY", "₹": "INR", "₽": "RUB", "₴": "UAH", "₩": "KRW",
        "₪": "ILS", "₺": "TRY", "₫": "VND", "฿": "THB", "₦": "NGN", "₱": "PHP", "₡": "CRC", "₲": "PYG", "₵": "GHS",
        "₸": "KZT", "₾": "GEL", "₭": "LAK", "₮": "MNT", "₿": "BTC", "֏": "AMD", "₼": "AZN", "៛": "KHR", "₨": "INR",
        "¢": "cent", "ரூ": "LKR",
    }
)  # fmt: skip

# Letters that stand before (or behind) a dollar sign, and what they make of it: "US$5", "A$5", "Mex$ 10".
CODES_FOR_SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "us": "USD", "usd": "USD", "u": "USD", "a": "AUD", "au": "AUD", "aud": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD",
        "cad": "CAD", "hk": "HKD", "nz": "NZD", "nzd": "NZD", "s": "SGD", "sg": "SGD", "nt": "TWD", "r": "BRL", "mx": "MXN",
        "mex": "MXN", "mxn": "MXN", "j": "JMD", "tt": "TTD", "z": "ZWD", "ar": "ARS", "cn": "CNY", "rmb": "CNY", "jp": "JPY",
    }
)  # fmt: skip

# ISO 4217 codes that news texts write out, and the letters that stand for a currency without being its code.
_ISO_CODES = (
    "USD EUR GBP JPY CNY INR RUB UAH KRW CHF ILS TRY PLN SEK NOK DKK MXN BRL ZAR NGN THB MYR IDR VND SAR "
    "AED KWD CZK HUF BDT AUD CAD NZD HKD SGD TWD PHP PKR LKR EGP KES GHS ARS CLP COP PEN QAR RON BGN ISK "
    "BTC ETH "
)
CODES: Mapping[str, str] = MappingProxyType(
    {code: code for code in _ISO_CODES.split()}
    | {
        "RMB": "CNY",
        "Rs": "INR",
        "RM": "MYR",
        "Rp": "IDR",
        "Ksh": "KES",
        "KSh": "KES",
        "DM": "DEM",
        "Tk": "BDT",
        "Fr": "CHF",
    }
    # "PS8.1bn" is how texts squeezed into ASCII write "£8.1bn".
    | {"Rs.": "INR", "US": "USD", "sen": "sen", "PS": "GBP"}
)

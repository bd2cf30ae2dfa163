"""The transparency log: hashing, proofs and the texts it is published in.

RFC 6962 trees over SHA-256 and the C2SP text formats, byte for byte. Pure: no clock, no
chance, no file, no cryptographic library; a signature is checked by a function handed in.
"""

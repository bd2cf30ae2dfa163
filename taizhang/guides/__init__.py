"""Guides (办事指南): what to bring, to whom and when; and somebody who comes to you (上门代办)."""

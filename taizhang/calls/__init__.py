"""Answering whoever asks how their matter stands (来问进度): at the counter, on the phone."""

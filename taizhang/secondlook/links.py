"""The links that ask somebody to look once more."""

from taizhang.keys.links import Links

LINKS = Links("second-looks", "taizhang.secondlook")

"""A second look (抽看): what lots fell on, who is asked about it, and what they answered."""

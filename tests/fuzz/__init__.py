"""Damaged inputs by the hundred thousand through each reader: an answer or a refusal, in bounded time, and no crash."""

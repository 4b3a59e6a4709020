"""
What people are told, and the way it takes: plan, gather, deliver, settle; rules, snoozes, and the messages that wait.
"""

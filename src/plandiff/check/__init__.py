"""What CI asks of plans: findings weighed by a policy, accepted ones set apart, an exit code."""

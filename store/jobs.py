"""Periodic jobs that run once in each period, whoever comes first."""

from store.models import JobRun


def first(job: str, period: str, now: int) -> bool:
    """Tell whether nobody ran the job for this period yet, and write it down; call it in the job's transaction."""
    if JobRun.select().where(JobRun.job == job, JobRun.period == period).exists():
        return False
    JobRun.create(job=job, period=period, at=now)
    return True

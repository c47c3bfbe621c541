"""The main job by the generated client: what is to be reached, report it, approve it, see the status change."""

import sys
import time
from datetime import date
from urllib.parse import urlencode
from urllib.request import urlopen

from openapi_client import (
    ApiClient,
    Configuration,
    Figures,
    InsightApi,
    PeriodsApi,
    SubmissionDraft,
    SubmissionsApi,
    TargetsApi,
)

BASE = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8080"
PLAN = "da06-10816"


def signed_in(user):
    with urlopen(f"{BASE}/dev/token", urlencode({"username": user, "password": user}).encode()) as answer:
        return ApiClient(Configuration(host=BASE, access_token=answer.read().decode()))


def check(holds, what):
    if not holds:
        sys.exit(f"Not so: {what}")


def main():
    police = signed_in("police")
    targets = TargetsApi(police).list_targets(plan=PLAN, section="III", unit="Công an xã", limit=200)
    target = next((item for item in targets.items if item.code == "III.2"), None)
    check(target is not None, "the police have target III.2")
    insight = InsightApi(police)
    before = insight.get_target_progress(target.id).standing
    check(before.status.value == "NO_DATA", f"no figure yet, but {before.status.value}")

    period = PeriodsApi(police).list_periods(kind="MONTH", on=date.today()).items[0]
    submissions = SubmissionsApi(police)
    draft = submissions.create_submission_with_http_info(
        SubmissionDraft(subjectId=target.id, unit="Công an xã", period=period.code, figures=Figures(value=99.5)),
        idempotency_key=f"main-job-python-{time.time_ns()}",
    )
    report = draft.data.id
    submitted = submissions.submit_submission_with_http_info(report, if_match=draft.headers["ETag"])
    check(submitted.data.state.value == "SUBMITTED", "the report is submitted")

    desk = SubmissionsApi(signed_in("reviewer"))
    waiting = desk.list_submissions(plan=PLAN, state="SUBMITTED")
    check(report in [item.id for item in waiting.items], "the reviewer sees it")
    check(next(item for item in waiting.items if item.id == report).figures.value == 99.5, "its figure is the one reported")
    approved = desk.approve_submission(report, if_match=submitted.headers["ETag"])
    check(approved.state.value == "APPROVED", "the report is approved")

    after = insight.get_target_progress(target.id).standing
    check(after.status.value != "NO_DATA", "the status has changed")
    print(f"By the generated Python client: {target.id} was {before.status.value} and is {after.status.value}")


main()

// The main job by the generated client: what is to be reached, report it, approve it, see the status change.
import { Configuration, InsightApi, PeriodsApi, SubmissionsApi, TargetsApi } from './index';

declare const process: { argv: string[]; exit(code: number): never };

const base = process.argv[2] ?? 'http://localhost:8080';
const plan = 'da06-10816';

async function as(user: string): Promise<Configuration> {
  const answer = await fetch(`${base}/dev/token`, {
    method: 'POST',
    body: new URLSearchParams({ username: user, password: user }),
  });
  const token = await answer.text();
  return new Configuration({ basePath: base, accessToken: token });
}

function check(holds: boolean, what: string): void {
  if (!holds) {
    throw new Error(`Not so: ${what}`);
  }
}

async function main(): Promise<void> {
  const police = await as('police');
  const reviewer = await as('reviewer');

  const targets = await new TargetsApi(police).listTargets({ plan, section: 'III', unit: 'Công an xã', limit: 200 });
  const target = targets.items.find((item) => item.code === 'III.1');
  check(target !== undefined, 'the police have target III.1');
  const id = target!.id;
  const insight = new InsightApi(police);
  const before = await insight.getTargetProgress({ id });
  check(before.standing.status === 'NO_DATA', `no figure yet, but ${before.standing.status}`);

  const periods = await new PeriodsApi(police).listPeriods({ kind: 'MONTH', on: new Date() });
  const submissions = new SubmissionsApi(police);
  const draft = await submissions.createSubmissionRaw({
    submissionDraft: { subjectId: id, unit: 'Công an xã', period: periods.items[0].code, figures: { value: 100 } },
    idempotencyKey: `main-job-${Date.now()}`,
  });
  const report = await draft.value();
  const submitted = await submissions.submitSubmissionRaw({
    id: report.id,
    ifMatch: draft.raw.headers.get('ETag')!,
  });
  check((await submitted.value()).state === 'SUBMITTED', 'the report is submitted');

  const desk = new SubmissionsApi(reviewer);
  const waiting = await desk.listSubmissions({ plan, state: 'SUBMITTED' });
  check(waiting.items.some((item) => item.id === report.id), 'the reviewer sees it');
  const approved = await desk.approveSubmission({ id: report.id, ifMatch: submitted.raw.headers.get('ETag')! });
  check(approved.state === 'APPROVED', 'the report is approved');

  const after = await insight.getTargetProgress({ id });
  check(after.standing.status !== 'NO_DATA', 'the status has changed');
  console.log(`By the generated client: ${id} was ${before.standing.status} and is ${after.standing.status}`);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});

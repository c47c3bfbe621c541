-- The target with an indicator, plan by plan: a statement planned once for any locality goes from localities to plans to targets,
-- and read all 56 targets of each of 3,321 plans to find it.
create index subject_plan_indicator on subject (plan_code, indicator_code) where kind = 'TARGET';

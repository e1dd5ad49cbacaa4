with part_1 as (
  select
    subject_key,
    sex_key,
    cast(count(*) as double precision) as n_1,
    cast(coalesce(sum(points), 0) as double precision) as numerator_1,
    cast(coalesce(sum(case when points is not null then 1 else 0 end), 0) as double precision) as denominator_1,
    cast(coalesce(sum(points * points), 0) as double precision) as squares_1,
    cast(coalesce(sum(case when passed then 1 else 0 end), 0) as double precision) as numerator_2,
    cast(coalesce(sum(case when passed is not null then 1 else 0 end), 0) as double precision) as denominator_2
  from fact_grade
  where stage_year_key = ?
    and term_key = ?
  group by subject_key, sex_key
)
select
  part_1.subject_key as subject_key,
  part_1.sex_key as sex_key,
  part_1.n_1,
  part_1.numerator_1,
  part_1.denominator_1,
  part_1.squares_1,
  part_1.numerator_2,
  part_1.denominator_2
from part_1
-- [9,2]

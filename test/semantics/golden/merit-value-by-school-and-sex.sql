with part_1 as (
  select
    school_key,
    sex_key,
    cast(count(*) as double precision) as n_1,
    cast(coalesce(sum(merit_value), 0) as double precision) as numerator_1,
    cast(coalesce(sum(case when merit_value is not null then 1 else 0 end), 0) as double precision) as denominator_1,
    cast(coalesce(sum(merit_value * merit_value), 0) as double precision) as squares_1
  from fact_result
  where school_year_key = ?
    and stage_year_key = ?
    and term_key = ?
  group by school_key, sex_key
)
select
  part_1.school_key as school_key,
  part_1.sex_key as sex_key,
  part_1.n_1,
  part_1.numerator_1,
  part_1.denominator_1,
  part_1.squares_1
from part_1
-- [2023,9,2]

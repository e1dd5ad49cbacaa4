with part_1 as (
  select
    school_key,
    school_year_key,
    cast(count(*) as double precision) as n_1,
    cast(coalesce(sum(merit_value), 0) as double precision) as numerator_1,
    cast(coalesce(sum(case when merit_value is not null then 1 else 0 end), 0) as double precision) as denominator_1,
    cast(coalesce(sum(merit_value * merit_value), 0) as double precision) as squares_1
  from fact_result
  where stage_year_key = ?
    and term_key = ?
  group by school_key, school_year_key
), part_2 as (
  select
    school_key,
    school_year_key,
    cast(count(*) as double precision) as n_2,
    cast(coalesce(sum(1), 0) as double precision) as numerator_2,
    cast(coalesce(sum(1), 0) as double precision) as denominator_2
  from fact_pupil
  where term_key = ?
  group by school_key, school_year_key
)
select
  coalesce(part_1.school_key, part_2.school_key) as school_key,
  coalesce(part_1.school_year_key, part_2.school_year_key) as school_year_key,
  part_1.n_1,
  part_1.numerator_1,
  part_1.denominator_1,
  part_1.squares_1,
  part_2.n_2,
  part_2.numerator_2,
  part_2.denominator_2
from part_1
full outer join part_2
  on part_2.school_key is not distinct from part_1.school_key
  and part_2.school_year_key is not distinct from part_1.school_year_key
-- [9,2,1]

with cells_1 as (
  select
    school_key,
    school_year_key,
    count(*) as n_1,
    coalesce(sum(merit_value), 0) as numerator_1,
    coalesce(sum(case when merit_value is not null then 1 else 0 end), 0) as denominator_1,
    coalesce(sum(merit_value * merit_value), 0) as squares_1
  from fact_result
  where stage_year_key = ?
    and term_key = ?
  group by school_key, school_year_key
), part_1 as (
  select
    grouping(school_key, school_year_key) as grouping_id,
    school_key,
    school_year_key,
    sum(n_1) as n_1,
    sum(numerator_1) as numerator_1,
    sum(denominator_1) as denominator_1,
    sum(squares_1) as squares_1
  from cells_1
  group by grouping sets ((school_key, school_year_key), (school_year_key))
  having count(*) > 0
), cells_2 as (
  select
    school_key,
    school_year_key,
    count(*) as n_2,
    coalesce(sum(1), 0) as numerator_2,
    coalesce(sum(1), 0) as denominator_2
  from fact_pupil
  where term_key = ?
  group by school_key, school_year_key
), part_2 as (
  select
    grouping(school_key, school_year_key) as grouping_id,
    school_key,
    school_year_key,
    sum(n_2) as n_2,
    sum(numerator_2) as numerator_2,
    sum(denominator_2) as denominator_2
  from cells_2
  group by grouping sets ((school_key, school_year_key), (school_year_key))
  having count(*) > 0
)
select
  coalesce(part_1.grouping_id, part_2.grouping_id) as grouping_id,
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
  on part_2.grouping_id = part_1.grouping_id
  and part_2.school_key is not distinct from part_1.school_key
  and part_2.school_year_key is not distinct from part_1.school_year_key
-- [9,2,1]

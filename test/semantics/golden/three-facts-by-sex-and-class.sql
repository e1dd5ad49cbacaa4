with part_1 as (
  select
    sex_key,
    class_key,
    cast(count(*) as double precision) as n_1,
    cast(coalesce(sum(1), 0) as double precision) as numerator_1,
    cast(coalesce(sum(1), 0) as double precision) as denominator_1
  from fact_pupil
  where term_key = ?
  group by sex_key, class_key
), part_2 as (
  select
    sex_key,
    class_key,
    cast(count(*) as double precision) as n_2,
    cast(coalesce(sum(merit_value), 0) as double precision) as numerator_2,
    cast(coalesce(sum(case when merit_value is not null then 1 else 0 end), 0) as double precision) as denominator_2,
    cast(coalesce(sum(merit_value * merit_value), 0) as double precision) as squares_2
  from fact_result
  where stage_year_key = ?
    and term_key = ?
  group by sex_key, class_key
), part_3 as (
  select
    sex_key,
    class_key,
    cast(count(*) as double precision) as n_3,
    cast(coalesce(sum(points), 0) as double precision) as numerator_3,
    cast(coalesce(sum(case when points is not null then 1 else 0 end), 0) as double precision) as denominator_3,
    cast(coalesce(sum(points * points), 0) as double precision) as squares_3
  from fact_grade
  where subject_key = ?
    and stage_year_key = ?
    and term_key = ?
  group by sex_key, class_key
)
select
  coalesce(part_1.sex_key, part_2.sex_key, part_3.sex_key) as sex_key,
  coalesce(part_1.class_key, part_2.class_key, part_3.class_key) as class_key,
  part_1.n_1,
  part_1.numerator_1,
  part_1.denominator_1,
  part_2.n_2,
  part_2.numerator_2,
  part_2.denominator_2,
  part_2.squares_2,
  part_3.n_3,
  part_3.numerator_3,
  part_3.denominator_3,
  part_3.squares_3
from part_1
full outer join part_2
  on part_2.sex_key is not distinct from part_1.sex_key
  and part_2.class_key is not distinct from part_1.class_key
full outer join part_3
  on part_3.sex_key is not distinct from coalesce(part_1.sex_key, part_2.sex_key)
  and part_3.class_key is not distinct from coalesce(part_1.class_key, part_2.class_key)
-- [1,9,2,1,9,2]

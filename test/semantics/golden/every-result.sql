with part_1 as (
  select
    class_key,
    cast(count(*) as double precision) as n_1,
    cast(coalesce(sum(merit_value), 0) as double precision) as numerator_1,
    cast(coalesce(sum(case when merit_value is not null then 1 else 0 end), 0) as double precision) as denominator_1,
    cast(coalesce(sum(merit_value * merit_value), 0) as double precision) as squares_1,
    cast(coalesce(sum(case when eligible_vocational then 1 else 0 end), 0) as double precision) as numerator_2,
    cast(coalesce(sum(case when eligible_vocational is not null then 1 else 0 end), 0) as double precision) as denominator_2,
    cast(coalesce(sum(case when eligible_arts then 1 else 0 end), 0) as double precision) as numerator_3,
    cast(coalesce(sum(case when eligible_arts is not null then 1 else 0 end), 0) as double precision) as denominator_3,
    cast(coalesce(sum(case when eligible_economics then 1 else 0 end), 0) as double precision) as numerator_4,
    cast(coalesce(sum(case when eligible_economics is not null then 1 else 0 end), 0) as double precision) as denominator_4,
    cast(coalesce(sum(case when eligible_science then 1 else 0 end), 0) as double precision) as numerator_5,
    cast(coalesce(sum(case when eligible_science is not null then 1 else 0 end), 0) as double precision) as denominator_5,
    cast(coalesce(sum(case when passed_all then 1 else 0 end), 0) as double precision) as numerator_6,
    cast(coalesce(sum(case when passed_all is not null then 1 else 0 end), 0) as double precision) as denominator_6
  from fact_result
  where school_key = ?
    and stage_year_key = ?
    and term_key = ?
  group by class_key
)
select
  part_1.class_key as class_key,
  part_1.n_1,
  part_1.numerator_1,
  part_1.denominator_1,
  part_1.squares_1,
  part_1.numerator_2,
  part_1.denominator_2,
  part_1.numerator_3,
  part_1.denominator_3,
  part_1.numerator_4,
  part_1.denominator_4,
  part_1.numerator_5,
  part_1.denominator_5,
  part_1.numerator_6,
  part_1.denominator_6
from part_1
-- [1,9,2]

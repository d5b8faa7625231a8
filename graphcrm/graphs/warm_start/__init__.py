"""What was found in one graph, taken over to another that differs a little: for what-ifs, behind `AccountGraph.changed`.

======================  ==============================================================================
`sharing`               the graph without some people, made from the one with them
`routes`, `optimality`  strongest and disjoint routes that provably still are the best
`samples`               samples of reliability that need not be tried again
======================  ==============================================================================

A what-if may cost 0.3 of a first analysis (`benchmarks/whole_analysis.py`, 2,000 contacts). With all three it costs 0.27
where one person leaves; without `sharing` 0.35, without `routes` 0.46, without `samples` 0.59. So none of them can go.
"""

/** Milestones as they follow each other in every round. A rulebook may have others beside them. */
export const usualMilestones = ['opens', 'closes', 'site-visit', 'results', 'ceremony'] as const

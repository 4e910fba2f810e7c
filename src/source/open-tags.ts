/** Elements that have no end tag, or don't need one: the next one ends them. */
export const WITHOUT_END: ReadonlySet<string> = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr ' +
    'li dt dd p tr td th thead tbody tfoot colgroup caption option optgroup'
  ).split(' '),
);

/**
 * In a site that swaps its pages without loading them (Astro's `<ClientRouter />`), a module runs only once. Whoever leaves a
 * page of the glossary gets the next one whole, so that its scripts run.
 */
document.addEventListener('astro:before-preparation', (event) => event.preventDefault());

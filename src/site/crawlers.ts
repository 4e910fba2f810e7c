export const CRAWLER_PRESETS = ['open', 'search', 'closed'] as const;

/**
 * Crawlers that collect texts to train models, by the names that robots.txt knows them by. Those that fetch pages for
 * search and answers have names of their own, such as OAI-SearchBot, and aren't listed.
 *
 * Sources: the operators' pages on their crawlers, and https://github.com/ai-robots-txt/ai.robots.txt for what is about.
 */
export const TRAINING_CRAWLERS = [
  'AI2Bot',
  'Amazonbot',
  'anthropic-ai',
  'Applebot-Extended',
  'Bytespider',
  'CCBot',
  'ClaudeBot',
  'cohere-training-data-crawler',
  'Diffbot',
  'FacebookBot',
  'Google-CloudVertexBot',
  'Google-Extended',
  'GPTBot',
  'ICC-Crawler',
  'ImagesiftBot',
  'img2dataset',
  'Meta-ExternalAgent',
  'omgili',
  'omgilibot',
  'PanguBot',
  'Timpibot',
  'Webzio-Extended',
] as const;

export { collections } from './src/collections';

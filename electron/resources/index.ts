export { type FaceEntry, faceCatalog, faceEntry, faceFile, loadFontBook, readFace } from './faces';
export { resourceFile, resourceRoot } from './root';

import { PDFHexString, type PDFRef } from '@cantoo/pdf-lib';
import type { Entries, PdfObjects } from './objects';
import type { StructureElement, StructureTree } from './structure';

/** Writes the structure tree and the table that leads from page content back to it. */
export function writeStructure(objects: PdfObjects, tree: StructureTree, pages: readonly PDFRef[]): PDFRef {
  const root = objects.reserve();
  const document = objects.reserve();
  const refs = new Map<StructureElement, PDFRef>();
  const articles = tree.articles.map((article) => {
    const own = objects.reserve();
    const standsAlone = article.title === '';
    const parent = standsAlone ? document : own;
    const kids = article.elements.map((element) => {
      const ref = objects.add(elementEntries(element, parent, pages));
      refs.set(element, ref);
      return ref;
    });
    if (standsAlone) return kids;
    return [objects.add({ Type: 'StructElem', S: 'Art', P: document, K: kids }, own)];
  });
  objects.add({ Type: 'StructElem', S: 'Document', P: root, K: articles.flat() }, document);
  const numbers = tree.owners.flatMap((owners, page) => [
    page,
    objects.list(owners.flatMap((element) => refs.get(element) ?? [])),
  ]);
  const parents = objects.add({ Nums: numbers });
  return objects.add(
    { Type: 'StructTreeRoot', K: document, ParentTree: parents, ParentTreeNextKey: tree.owners.length },
    root,
  );
}

function elementEntries(element: StructureElement, parent: PDFRef, pages: readonly PDFRef[]): Entries {
  const [first] = element.content;
  const home = first ? pages[first.page] : undefined;
  const content = element.content.map(({ page, mcid }) =>
    pages[page] === home ? mcid : { Type: 'MCR', Pg: pages[page], MCID: mcid },
  );
  const entries: Record<string, Entries[string]> = {
    Type: 'StructElem',
    S: element.type,
    P: parent,
    K: content,
  };
  if (home) entries['Pg'] = home;
  if (element.alt !== undefined) entries['Alt'] = PDFHexString.fromText(element.alt);
  return entries;
}

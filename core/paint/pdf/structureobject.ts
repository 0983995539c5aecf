import { PDFHexString, type PDFRef } from '@cantoo/pdf-lib';
import type { Entries, PdfObjects } from './objects';
import type { ContentRef, StructureElement, StructureTree } from './structure';

/** Writes the structure tree and the table that leads from page content back to it. */
export function writeStructure(objects: PdfObjects, tree: StructureTree, pages: readonly PDFRef[]): PDFRef {
  const root = objects.reserve();
  const document = objects.reserve();
  const refs = new Map<StructureElement, PDFRef>();
  const articles = tree.articles.map((article) => {
    const own = objects.reserve();
    const standsAlone = article.title === '';
    const parent = standsAlone ? document : own;
    const kids = article.elements.map((element) => writeElement(objects, element, parent, pages, refs));
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

function writeElement(
  objects: PdfObjects,
  element: StructureElement,
  parent: PDFRef,
  pages: readonly PDFRef[],
  refs: Map<StructureElement, PDFRef>,
): PDFRef {
  const own = objects.reserve();
  refs.set(element, own);
  const first = firstContent(element);
  const home = first ? pages[first.page] : undefined;
  const kids = element.kids.map((kid) => {
    if ('kids' in kid) return writeElement(objects, kid, own, pages, refs);
    return pages[kid.page] === home ? kid.mcid : { Type: 'MCR', Pg: pages[kid.page], MCID: kid.mcid };
  });
  const entries: Record<string, Entries[string]> = {
    Type: 'StructElem',
    S: element.type,
    P: parent,
    K: kids,
  };
  if (home) entries['Pg'] = home;
  if (element.alt !== undefined) entries['Alt'] = PDFHexString.fromText(element.alt);
  if (element.actualText !== undefined) entries['ActualText'] = PDFHexString.fromText(element.actualText);
  return objects.add(entries, own);
}

/** The element's own content, which names its page. */
const firstContent = ({ kids }: StructureElement): ContentRef | undefined =>
  kids.flatMap((kid) => ('kids' in kid ? [] : [kid]))[0];

package dev.cairn.engine.table;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Parses the parts of a workbook: no document type, no entities, nothing fetched, no deep nesting. */
final class Xml {

    private static final int DEEPEST = 64;

    private Xml() {}

    /** Told of elements by their local name, so that both dialects of the format are understood. */
    abstract static class Handler extends DefaultHandler {
        private int depth;

        abstract void begin(String name, Attributes attributes);

        void end(String name) {}

        @Override
        public final void startElement(String uri, String local, String qualified, Attributes attributes)
                throws SAXException {
            if (++depth > DEEPEST) {
                throw new SAXException("nested too deep");
            }
            begin(local, attributes);
        }

        @Override
        public final void endElement(String uri, String local, String qualified) {
            depth--;
            end(local);
        }

        @Override
        public final InputSource resolveEntity(String publicId, String systemId) throws SAXException {
            throw new SAXException("entities are not read");
        }
    }

    /** Parses a part to its end; one that is no well-formed XML is a {@link Stop} at the given place. */
    static void parse(Archive archive, String part, Position at, Handler handler) {
        try (InputStream in = archive.part(part)) {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.newSAXParser().parse(in, handler);
        } catch (SAXParseException e) {
            throw String.valueOf(e.getMessage()).contains("DOCTYPE") ? doctype(at) : Archive.damaged(at);
        } catch (SAXException | IOException e) {
            throw Archive.damaged(at);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's own parser knows these features", e);
        }
    }

    static Stop doctype(Position at) {
        return new Stop(
                at,
                Problem.Kind.DAMAGED,
                "the workbook holds an XML document type, which no spreadsheet writes;"
                        + " open it in Excel, save it again as .xlsx and send that file");
    }
}

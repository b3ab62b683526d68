package io.distric.verticle.cli;

import io.distric.dsl.testing.Failure;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A run of tests as JUnit XML: a suite for each file. */
final class JUnitReport {

  private JUnitReport() {}

  static String of(TestReport report) {
    Map<String, List<TestReport.Case>> suites = new LinkedHashMap<>();
    for (TestReport.Case one : report.cases()) {
      suites.computeIfAbsent(one.file(), _ -> new ArrayList<>()).add(one);
    }
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      for (Map.Entry<String, List<TestReport.Case>> suite : suites.entrySet()) {
        suite(xml, suite.getKey(), suite.getValue());
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text in memory can be written", e);
    }
    return text.append('\n').toString();
  }

  private static void suite(XMLStreamWriter xml, String file, List<TestReport.Case> cases)
      throws XMLStreamException {
    long failed = cases.stream().filter(one -> !one.outcome().passed()).count();
    xml.writeStartElement("testsuite");
    attribute(xml, "name", file);
    attribute(xml, "tests", String.valueOf(cases.size()));
    attribute(xml, "failures", String.valueOf(failed));
    attribute(xml, "errors", "0");
    attribute(xml, "skipped", "0");
    attribute(xml, "time", seconds(cases.stream().mapToLong(TestReport.Case::nanos).sum()));
    for (TestReport.Case one : cases) {
      xml.writeStartElement("testcase");
      attribute(xml, "name", one.test().name());
      attribute(xml, "classname", file);
      attribute(xml, "file", file);
      attribute(xml, "line", String.valueOf(one.test().span().line()));
      attribute(xml, "time", seconds(one.nanos()));
      if (!one.outcome().passed()) {
        failure(xml, one);
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /** Readers of the format take one failure a test. */
  private static void failure(XMLStreamWriter xml, TestReport.Case one) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    for (Failure failure : one.outcome().failures()) {
      text.append(one.place(failure.span())).append(": ").append(failure.sentence()).append('\n');
      failure.details().forEach(line -> text.append("  ").append(line).append('\n'));
    }
    xml.writeStartElement("failure");
    attribute(xml, "message", one.outcome().failures().getFirst().sentence());
    attribute(xml, "type", "expectation");
    xml.writeCharacters(legal(text.toString()));
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  /** XML has no way to spell most control characters. */
  private static String legal(String text) {
    return text.codePoints()
        .map(c -> (c < 0x20 && c != '\n' && c != '\t') || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c)
        .map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
  }
}

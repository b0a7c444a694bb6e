package org.affinitydomain.tools.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.sample.AdtMessage;
import org.affinitydomain.tools.sample.SampleFiles;
import org.affinitydomain.tools.sample.SamplePatient;
import org.affinitydomain.tools.sample.SampleRegion;
import org.affinitydomain.tools.sample.SampleStudy;
import org.affinitydomain.tools.server.Endpoints;
import org.affinitydomain.xds.transaction.TransactionException;

/**
 * The main job of an affinity domain on a running server, through its real endpoints: patients become known, studies are
 * published, a consumer finds them, gets their manifests, and gets every image in both ways and the same as the imaging
 * source holds it. May be run again and again: what is there is not made a second time.
 */
public final class Demonstration {
    private final Endpoints endpoints;
    private final AffinityDomain domain;
    private final SampleFiles files;
    private final StepTable table;
    private final ConsumerSteps consumer;

    /**
     * @param endpoints of the running server
     * @param out       where the table is printed
     */
    public Demonstration(Endpoints endpoints, PrintStream out) {
        this.endpoints = endpoints;
        this.domain = endpoints.domain();
        this.files = new SampleFiles(domain);
        this.table = new StepTable(out);
        this.consumer = new ConsumerSteps(DomainActors.of(endpoints));
    }

    /** A study as the consumer found it. */
    private record Found(SampleStudy study, FoundManifest entry) {
    }

    /**
     * Does all of it.
     *
     * @throws CommandFailure when a step does not give what it should
     */
    public void run() throws IOException, InterruptedException {
        try {
            // the first call of a process loads its SOAP stack, which is not the registry's time
            consumer.find(AdtMessage.domainCx(SampleRegion.patients().get(0), domain));
            table.head();
            feedPatients();
            publish(SampleRegion.studies());
            List<Found> found = new ArrayList<>();
            for (SampleStudy study : SampleRegion.studies()) {
                found.add(find(study));
            }
            for (Found one : found) {
                retrieve(one);
            }
        } catch (TransactionException e) {
            throw new CommandFailure(e.getMessage());
        }
    }

    private void feedPatients() throws IOException {
        List<SamplePatient> patients = SampleRegion.patients();
        long start = System.nanoTime();
        long bytes = new PatientFeed(domain, endpoints.ports()).send(patients);
        table.step("ITI-8 Patient Feed", patients.size() + " ADT^A04 by MLLP", "AA for each: known to the registry", since(start), bytes);
    }

    private void publish(List<SampleStudy> studies) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String outcome = new Publications(endpoints.base()).publish(studies.stream().map(files::studyInstanceUid).toList());
        table.step("RAD-68 with ITI-42", "manifests of " + studies.size() + " studies, from 3 sources", outcome, since(start), StepTable.NOT_KNOWN);
    }

    private Found find(SampleStudy study) throws IOException, TransactionException {
        long start = System.nanoTime();
        String patient = AdtMessage.domainCx(study.patient(), domain);
        FoundManifest.Collector answer = consumer.find(patient);
        String uid = files.studyInstanceUid(study);
        List<FoundManifest> ofStudy = answer.found().stream().filter(entry -> entry.isOf(uid)).toList();
        if (ofStudy.size() != 1) {
            throw new CommandFailure("FindDocuments for " + patient + " found " + ofStudy.size() + " manifests of study " + uid + " instead of one");
        }
        FoundManifest entry = ofStudy.get(0);
        table.step("ITI-18 FindDocuments", "patient " + study.patient().domainId(), "1 entry: " + entry.title(), since(start), answer.bytes());
        return new Found(study, entry);
    }

    private void retrieve(Found found) throws IOException, InterruptedException, TransactionException {
        long start = System.nanoTime();
        byte[] document = consumer.manifest(found.entry());
        Manifest manifest = ConsumerSteps.read(document);
        table.step("ITI-43 Retrieve", "manifest " + tail(found.entry().uniqueId()),
                manifest.series().size() + " series, " + manifest.instanceCount() + " images listed", since(start), document.length);

        Originals bySoap = originals(found.study());
        long soap = System.nanoTime();
        consumer.retrieveBySoap(manifest, bySoap);
        table.step("RAD-69 Retrieve Images", "study " + tail(manifest.study().instanceUid()),
                bySoap.count() + " images, every byte as at the source", since(soap), bySoap.bytes());

        Originals byWado = originals(found.study());
        long wado = System.nanoTime();
        consumer.retrieveByWado(manifest, byWado);
        table.step("RAD-107 WADO-RS", "GET .../studies/" + tail(manifest.study().instanceUid()),
                byWado.count() + " images, every byte as at the source", since(wado), byWado.bytes());
    }

    private Originals originals(SampleStudy study) throws IOException {
        return new Originals(files.folder(study).resolve(study.accession()));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String tail(String uid) {
        return uid.length() <= 12 ? uid : "…" + uid.substring(uid.length() - 10);
    }
}

#include "pages/lab/import_reader.h"

#include "support/text.h"

#include <filesystem>

namespace holdout {
namespace {

constexpr int pollEvery = 30; // milliseconds

TableReading readTable(const std::filesystem::path& path, const CsvOptions& options,
                       const ReadControl& control)
{
    TableReading reading{.asked = options, .table = {}, .error = {}};
    auto table = readCsv(path, options, control);
    if (!table) {
        reading.error = table.error();
        if (table.error().code != ErrorCode::InvalidInput || options.skipRaggedRows)
            return reading;
        CsvOptions patient = options; // is it only rows of another length?
        patient.skipRaggedRows = true;
        table = readCsv(path, patient, control);
        if (!table)
            reading.error = table.error(); // what would be in the way then
        if (!table || table->problems.empty())
            return reading;
    }
    reading.table = std::make_shared<const TableSummary>(summarise(*table));
    return reading;
}

} // namespace

ImportReader::ImportReader(const QString& path, QObject* parent)
    : QObject(parent), m_progress(std::make_shared<std::atomic<double>>(0.0)),
      m_worker([file = std::filesystem::path(path.toStdU16String()), progress = m_progress](
                   const CsvOptions& options, const auto& deliver, const std::stop_token& stop) {
          deliver(readTable(file, options, {.stop = stop, .progress = progress.get()}));
      })
{
    m_timer.setInterval(pollEvery);
    connect(&m_timer, &QTimer::timeout, this, &ImportReader::poll);
}

void ImportReader::read(const CsvOptions& options)
{
    *m_progress = 0.0;
    m_worker.ask(options);
    m_timer.start();
}

void ImportReader::poll()
{
    const auto reading = m_worker.take();
    if (!reading) {
        emit progressed(*m_progress);
        return;
    }
    m_timer.stop();
    emit finished(*reading);
}

} // namespace holdout

#pragma once

#include "pages/lab/import_reader.h"
#include "run/scene.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QStringListModel;
class QTableView;

namespace holdout {

class Banner;
class Card;
class ImportColumnList;
class ImportColumns;
class ImportFormatRow;
class ImportPreview;

/// Opens a file of the person's own: reads it, shows how it was understood, and asks what is to be
/// learned from which columns. A file that cannot be read gets the place and the reason.
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    ImportDialog(const QString& path, QWidget* parent);
    ~ImportDialog() override;

signals:
    void chosen(const TableSource& source);

private:
    enum { ReadingPage, RefusedPage, TablePage };

    void makeContents();
    QWidget* makeReadingPage();
    QWidget* makeRefusedPage();
    QWidget* makeTablePage();
    QWidget* makePreview();
    QWidget* makeBottomRow();

    void read(const CsvOptions& options);
    void changeFormat(const CsvOptions& options);
    void changeKind(int column, ColumnKind kind);
    void showProgress(double share);
    void receive(const TableReading& reading);
    void showRefusal(const TableReading& reading);
    void showTable(const TableReading& reading);
    void showRemarks(const TableReading& reading);
    void fitPreview();
    void leaveRowsOut();
    void showCurrent(int column);
    void showPlan();
    QString taskSentence() const;
    void choose();

    QString m_path;
    ImportReader* m_reader;
    ImportColumns* m_columns;
    ImportPreview* m_preview;
    TableReading m_shown; ///< What the columns and the preview are of.

    QLabel *m_facts, *m_refusal, *m_task, *m_reason;
    QProgressBar *m_progress, *m_againProgress;
    QStackedWidget* m_pages;
    ImportFormatRow* m_format;
    Banner* m_banner;
    ImportColumnList* m_list;
    QTableView* m_view;
    QStringListModel* m_remarks;
    QWidget* m_remarkList;
    Card *m_columnsCard, *m_previewCard;
    QPushButton* m_open;
};

} // namespace holdout

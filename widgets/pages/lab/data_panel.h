#pragma once

#include "forms/card.h"
#include "pages/lab/data_opener.h"
#include "pages/page.h"

class QButtonGroup;
class QGridLayout;
class QLabel;
class QSlider;

namespace holdout {

class ParameterForm;

/// Which data: a gallery of generators with their parameters, real tables, files of one's own, an
/// empty canvas; and how they are split.
class DataPanel : public Card {
    Q_OBJECT

public:
    DataPanel(SceneEditor& editor, Bench& bench, ReadResource readResource,
              QWidget* parent = nullptr);

    void openGenerator(const QString& id);
    void openTable(const QString& id);
    void openCsv(const QString& path); ///< Asks for a file if the path is empty.
    void browse();                     ///< Shows every generator and table with its card.

    std::vector<PaletteEntry> paletteEntries(); ///< Generators and tables.

signals:
    void paintRequested();
    void failed(const QString& sentence);

private:
    void makeGallery();
    void makeButtons();
    void makeSplit();
    QSlider* shareSlider(const QString& name, const QString& tip, double Split::*share);
    void showScene();
    void showNote();
    void showThumbnails();
    void changeParameters(const Settings& settings);
    void changeShare(double Split::*share, double value);

    SceneEditor& m_editor;
    Bench& m_bench;
    ReadResource m_readResource;
    DataOpener m_opener;
    QButtonGroup* m_gallery;
    QLabel* m_source;
    ParameterForm* m_form;
    std::string m_shown; ///< The generator whose form is shown.
    QSlider *m_validation, *m_test;
    QLabel* m_splitText;
};

} // namespace holdout
